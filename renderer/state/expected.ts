/** Whether a text can be a bag id or a digest at all. */
const EXPECTABLE = /^\S{0,200}$/u

/** True for "", with which nothing is expected. */
export function isExpectable(text: string): boolean {
  return EXPECTABLE.test(text)
}
