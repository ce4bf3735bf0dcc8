/** What the page says, in Arabic. */

const RULES = new Intl.PluralRules("ar");
const FORMS = { zero: "لا نتائج", one: "نتيجة واحدة", two: "نتيجتان", few: "# نتائج", many: "# نتيجة", other: "# نتيجة" };

/** @param {number} count */
export const results = (count) => FORMS[RULES.select(count)].replace("#", String(count));

export const TEXT = {
  working: "يجري البحث…",
  broken: "تعذر تحميل فهرس البحث. أعد المحاولة بعد قليل، أو تصفح الأبواب:",
  none: (query) => `لا نتائج عن «${query}».`,
  noneChosen: "لا نتائج بهذه المرشحات. أزل بعضها لترى أكثر.",
  advice: "جرب كلمات أقل، أو إملاء آخر، أو احذف علامتي الاقتباس؛ أو تصفح الأبواب:",
  partial: "لا مقال يجمع كلمات بحثك. هذه اقتراحات تضم بعضها:",
  corrected: (from, to) => `لم ترد «${from}» في الخزانة كما كتبت؛ شملت النتائج «${to}».`,
  meant: "هل تقصد",
  more: "نتائج أكثر",
  undated: "بلا تاريخ",
  remove: (name) => `إزالة ${name}`,
  clear: "إزالة المرشحات كلها",
  facet: { region: "الجهة", person: "الأشخاص", year: "السنة", tag: "الموضوع" },
  kind: { person: "شخص", region: "جهة", tag: "موضوع" },
  places: [["regions/", "الجهات"], ["people/", "الأشخاص"], ["tags/", "المواضيع"], ["years/", "السنوات"]],
  moreValues: "عرض المزيد",
  offers: "صفحات بهذا الاسم",
};
