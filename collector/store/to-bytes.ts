/** Bytes of a column as one driver gives them, or as the other does: without their type. Nothing is copied. */
export const toBytes = (value: Uint8Array | ArrayBuffer): Uint8Array =>
  value instanceof Uint8Array ? value : new Uint8Array(value)
