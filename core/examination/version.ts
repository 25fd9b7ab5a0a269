/** The version of this program, as results and bags state it; a test holds it to package.json. */
export const TOOL_VERSION = "1.0.0"
