/** A pin for `Marker`: drawn here, since pictures from elsewhere are not allowed in. */
export function pinElement(): HTMLElement {
  const element = document.createElement('div')
  element.className = 'pin'
  element.innerHTML =
    '<svg viewBox="0 0 24 32" width="24" height="32"><path d="M12 1a11 11 0 0 0-11 11c0 8 11 19 11 19s11-11 11-19A11 11 0 0 0 12 1Z"/><circle cx="12" cy="12" r="4"/></svg>'
  return element
}
