/** Makes an element: `el('a', {href: '/', class: 'x'}, 'text', child)`; functions become listeners, null is left out. */
export function el(tag, properties, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue
    if (typeof value === 'function') node.addEventListener(name.slice(2), value)
    else node.setAttribute(name, value === true ? '' : String(value))
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined))
  return node
}

export const find = (selector) => document.querySelector(selector)
