/** Where a person goes on when a form could not be sent: at the first thing that is wrong. */

/** Once what is wrong was drawn, the keyboard stands at the first field that it is said of. */
export function goToFirstWrong(form: HTMLElement | null): void {
  requestAnimationFrame(() => {
    const said = Array.from(form?.querySelectorAll<HTMLElement>(".wrong") ?? [])
    const field = said.find(({ textContent }) => textContent !== "")?.closest(".field")
    field?.querySelector<HTMLElement>("input, button")?.focus()
  })
}
