import type {SignalReading} from '../../advisor-core/signals/types'

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

function hourOf(hour: number): SignalReading['hour'] {
  if (hour < 6 || hour >= 23) return 'night'
  if (hour < 11) return 'morning'
  if (hour < 14) return 'midday'
  return hour < 18 ? 'afternoon' : 'evening'
}

/** Order matters: Edge also calls itself Chrome, and Chrome Safari. */
function browserOf(agent: string): SignalReading['browser'] {
  if (/Edg/.test(agent)) return 'edge'
  if (/Firefox|FxiOS/.test(agent)) return 'firefox'
  if (/Chrom|CriOS/.test(agent)) return 'chrome'
  return /Safari/.test(agent) ? 'safari' : 'other'
}

/** Phones are narrow on the shorter side of their screen, whatever points; tablets are touched. */
function deviceOf(shorterSide: number, coarse: boolean): SignalReading['device'] {
  if (shorterSide < 600) return 'phone'
  return coarse ? 'tablet' : 'desktop'
}

/** Coarse signals, read once, after the visitor opened the advisor. */
export function readSignals(page: string | null, now = new Date()): SignalReading {
  return {
    hour: hourOf(now.getHours()),
    weekday: WEEKDAYS[now.getDay()] ?? 'sunday',
    device: deviceOf(Math.min(screen.width, screen.height), matchMedia('(pointer: coarse)').matches),
    browser: browserOf(navigator.userAgent),
    page,
  }
}
