/** Files of the index, with an error that names the one that is missing. */

/** @param {URL} url */
async function fetched(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`);
  return answer;
}

/** @param {URL} url */
export const json = async (url) => (await fetched(url)).json();

/** The bytes of a packed file. @param {URL} url @returns {Promise<Uint8Array>} */
export async function unzipped(url) {
  const bytes = new Uint8Array(await (await fetched(url)).arrayBuffer());
  // Some servers unpack a .gz on the way.
  if (bytes[0] !== 0x1f) return bytes;
  // Written by hand: a Blob would go through another process, for each of a query's many files.
  const { writable, readable } = new DecompressionStream("gzip");
  const writer = writable.getWriter();
  const written = writer.write(bytes).then(() => writer.close());
  const [answer] = await Promise.all([new Response(readable).arrayBuffer(), written]);
  return new Uint8Array(answer);
}

/** A packed file of the index. @param {URL} url */
export const unpacked = async (url) => JSON.parse(new TextDecoder().decode(await unzipped(url)));
