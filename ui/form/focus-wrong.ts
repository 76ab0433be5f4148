const wrong = '.wrong input, .wrong textarea'

/** Takes the cursor to the first field that is wrong, once the page has marked it. */
export function focusFirstWrong(within: HTMLElement | null): void {
  requestAnimationFrame(() => within?.querySelector<HTMLElement>(wrong)?.focus())
}
