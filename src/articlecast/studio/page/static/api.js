// The API as the page calls it: JSON in, JSON out, problems as errors that carry what the server said.

const pageToken = /** @type {HTMLMetaElement} */ (document.querySelector('meta[name="page-token"]')).content;
/** The name of this page among all that are open, which the events of what it changes carry. */
export const pageName = [...crypto.getRandomValues(new Uint32Array(2))].map((part) => part.toString(36)).join("");
/** @type {Record<string, string>} */
const words = JSON.parse(document.getElementById("words")?.textContent ?? "{}");

const SCOPES = ["read", "edit", "publish", "own"];
/** Whether who sees the page may do what needs that; the server asks again. @param {string} needs */
export const may = (needs) => SCOPES.indexOf(document.documentElement.dataset.scope ?? "read") >= SCOPES.indexOf(needs);

/**
 * The text in the page's language, with {} filled in order.
 * @param {string} text
 * @param {...(string|number)} filling
 */
export function say(text, ...filling) {
  return filling.reduce((/** @type {string} */ line, part) => line.replace("{}", () => String(part)), words[text] ?? text);
}

/** A problem that the server told (RFC 9457). */
export class Problem extends Error {
  /** @param {any} told */
  constructor(told) {
    super(told.title);
    this.told = told;
    this.status = told.status ?? 0;
  }
}

/**
 * What the server answers: the value of JSON, else a Blob; throws Problem.
 * @param {string} method
 * @param {string} path below /api/v1
 * @param {any} [body] a value for JSON, or a FormData or Blob that goes as it is
 * @param {{signal?: AbortSignal}} [more]
 * @returns {Promise<any>}
 */
export async function call(method, path, body, { signal } = {}) {
  const raw = body instanceof FormData || body instanceof Blob || body === undefined;
  /** @type {Record<string, string>} */
  const headers = method === "GET" ? {} : { "X-Studio-Token": pageToken, "X-Studio-Page": pageName }; // as a page's own preload asks
  if (!raw) headers["Content-Type"] = "application/json";
  let answer;
  try {
    answer = await fetch(`/api/v1${path}`, { method, headers, signal, body: raw ? body : JSON.stringify(body) });
  } catch (error) {
    if (/** @type {any} */ (error).name === "AbortError") throw error;
    throw new Problem({ title: say("The studio does not answer."), hint: "articlecast studio" });
  }
  if (!answer.ok) {
    const told = await answer.json().catch(() => ({ title: answer.statusText }));
    throw new Problem({ ...told, status: answer.status });
  }
  if (answer.status === 204) return null;
  return (answer.headers.get("content-type") ?? "").includes("json") ? answer.json() : answer.blob();
}

/** Have this browser let in no more; what it remembers of the show goes, too. */
export async function signOut() {
  await fetch("/sign-out", { method: "POST", headers: { "X-Studio-Token": pageToken } });
  sessionStorage.clear();
  location.assign("/");
}

/** A query from what is set. @param {Record<string, string>} values */
export const query = (values) => `?${new URLSearchParams(Object.entries(values).filter(([, value]) => value !== ""))}`;
