// The API as the page calls it: JSON in, JSON out, problems as errors that carry what the server said.

const pageToken = document.querySelector('meta[name="page-token"]').content;
const words = JSON.parse(document.getElementById("words").textContent);

/** The text in the page's language, with {} filled in order. */
export function say(text, ...filling) {
  return filling.reduce((line, part) => line.replace("{}", part), words[text] ?? text);
}

/** A problem that the server told (RFC 9457). */
export class Problem extends Error {
  constructor(told) {
    super(told.title);
    this.told = told;
  }
}

/** What the server answers; throws Problem. */
export async function call(method, path, body) {
  const answer = await fetch(`/api/v1${path}`, {
    method,
    headers: {
      "X-Studio-Token": pageToken,
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Problem(await answer.json().catch(() => ({ title: answer.statusText })));
  }
  if (answer.status === 204) return null;
  return answer.headers.get("content-type").startsWith("application/json") ? answer.json() : answer.blob();
}

/** Tell a line to everybody, also to whoever hears the page. */
export function tell(text) {
  document.getElementById("status").textContent = text;
}
