// Eleventy doing the same work: an article, listing or index page for each of ours, one feed for the site and one for each region.
const PER_PAGE = 24;
const KINDS = {regions: "regions", people: "people", tags: "subjects", years: "years"};
const newest = (a, b) => (a.data.sort < b.data.sort ? 1 : a.data.sort > b.data.sort ? -1 : 0);
const slug = (name) => String(name).trim().replace(/[\s/]+/g, "-");

function terms(articles, field) {
  const found = new Map();
  for (const article of articles)
    for (const name of article.data[field] || []) {
      if (!found.has(name)) found.set(name, []);
      found.get(name).push(article);
    }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

export default function (config) {
  config.addCollection("newest", (api) => api.getFilteredByGlob("articles/*.md").sort(newest));
  config.addCollection("listings", (api) => {
    const articles = api.getFilteredByGlob("articles/*.md").sort(newest);
    const pages = [];
    for (const [folder, field] of Object.entries(KINDS))
      for (const [name, items] of terms(articles, field)) {
        const total = Math.ceil(items.length / PER_PAGE);
        const url = (n) => `/${folder}/${slug(name)}/${n > 1 ? `page/${n}/` : ""}`;
        for (let n = 1; n <= total; n++)
          pages.push({name, n, count: items.length, url: url(n), newer: n > 1 ? url(n - 1) : "", older: n < total ? url(n + 1) : "",
                      items: items.slice((n - 1) * PER_PAGE, n * PER_PAGE)});
      }
    return pages;
  });
  config.addCollection("indexes", (api) => {
    const articles = api.getFilteredByGlob("articles/*.md");
    return Object.entries(KINDS).map(([folder, field]) => ({
      folder, terms: terms(articles, field).map(([name, items]) => ({name, url: `/${folder}/${slug(name)}/`, count: items.length})),
    }));
  });
  config.addCollection("feeds", (api) => {
    const articles = api.getFilteredByGlob("articles/*.md").filter((a) => a.data.full_date).sort(newest);
    const regions = terms(articles, "regions").map(([name, items]) => ({url: `/regions/${slug(name)}/feed.atom.xml`, name, items: items.slice(0, 20)}));
    return [{url: "/feed.atom.xml", name: "خزانة", items: articles.slice(0, 20)}, ...regions];
  });
  config.addFilter("slug", slug);
  config.amendLibrary("md", (md) => md.set({breaks: true}));
  return {dir: {input: ".", includes: "_includes", output: "_site"}, markdownTemplateEngine: false, htmlTemplateEngine: "njk"};
}
