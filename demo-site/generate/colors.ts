/** The colours things are sold in: German and English words, and the tone they are drawn with. */
export const COLORS = {
  schwarz: {en: 'black', hex: '#33353b'},
  weiß: {en: 'white', hex: '#f6f4f0'},
  silber: {en: 'silver', hex: '#bcc1c7'},
  anthrazit: {en: 'anthracite', hex: '#535862'},
  rot: {en: 'red', hex: '#c04a3f'},
  salbei: {en: 'sage', hex: '#9bb09a'},
  petrol: {en: 'petrol', hex: '#2f6d76'},
  senf: {en: 'mustard', hex: '#d8a23f'},
  creme: {en: 'cream', hex: '#ebdec3'},
  nachtblau: {en: 'midnight blue', hex: '#32456e'},
  kupfer: {en: 'copper', hex: '#b97750'},
  terrakotta: {en: 'terracotta', hex: '#c8755a'},
  himmelblau: {en: 'sky blue', hex: '#8cb4cf'},
  moosgrün: {en: 'moss green', hex: '#627a55'},
  flieder: {en: 'lilac', hex: '#a69ac6'},
  koralle: {en: 'coral', hex: '#ee8268'},
} as const

export type ColorName = keyof typeof COLORS

const channel = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 2), 16)
const pair = (value: number) => Math.round(value).toString(16).padStart(2, '0')

/** `share` of `other` mixed into `hex`, both `#rrggbb`; share in [0, 1]. */
export function mix(hex: string, other: string, share: number): string {
  return `#${[1, 3, 5].map((at) => pair(channel(hex, at) * (1 - share) + channel(other, at) * share)).join('')}`
}

/** Three tones of one colour: in the light, as it is, in the shade. */
export function tones(name: ColorName): {light: string; base: string; shade: string} {
  const base = COLORS[name].hex
  return {light: mix(base, '#ffffff', 0.32), base, shade: mix(base, '#1c2233', 0.24)}
}
