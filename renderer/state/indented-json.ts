/**
 * JSON laid out to be read, token by token as it stands.
 *
 * Nothing is parsed into values: numbers, escapes, repeated members and their order are
 * evidence, and a reader must see them as they are.
 */
const TOKEN = /\s+|"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gu
const STEP = "  "

/** The text with line breaks and indents of its own, or undefined when it is no JSON. */
export function indentedJson(text: string): string | undefined {
  if (!isJson(text)) return undefined
  const tokens = (text.match(TOKEN) ?? []).filter((token) => token.trim() !== "")
  let out = ""
  let depth = 0
  let before = ""
  for (const token of tokens) {
    if (isClosing(token)) depth -= 1
    // An empty object or array stays on its line.
    const breaks = isClosing(token) ? !isOpening(before) : isOpening(before) || before === ","
    out += `${breaks ? `\n${STEP.repeat(depth)}` : ""}${token}${token === ":" ? " " : ""}`
    if (isOpening(token)) depth += 1
    before = token
  }
  return out
}

/** Only asked whether it is; the value is thrown away. */
function isJson(text: string): boolean {
  if (!/^\s*[{[]/u.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function isOpening(token: string): boolean {
  return token === "{" || token === "["
}

function isClosing(token: string): boolean {
  return token === "}" || token === "]"
}
