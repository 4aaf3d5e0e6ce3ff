/** A compiled catalogue that cannot be read; the message says in one sentence what is wrong with the file. */
export class CatalogError extends Error {
  override readonly name = 'CatalogError'
}
