/** Hands the visitor a JSON file; nothing goes over the network. */
export function saveAsFile(name: string, data: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], {type: 'application/json'}))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(URL.revokeObjectURL, 10_000, url)
}
