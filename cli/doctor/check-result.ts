/** What one look at the installation found. */
export interface CheckResult {
  readonly name: string
  readonly status: 'ok' | 'doubtful' | 'wrong'
  /** One sentence: what was found, and what to do about it where something is to be done. */
  readonly says: string
}

/** What the checks look at. */
export interface DoctorInput {
  readonly folder: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly nodeVersion: string
  readonly nowMs: number
  /** `report.collector` of the advisor file; `null` where it names none, `undefined` where there is no file. */
  readonly collector: string | null | undefined
  /** What `lotse build` wrote; may be missing. */
  readonly files: string
  readonly fetch: (url: string) => Promise<Response>
}

export const ok = (name: string, says: string): CheckResult => ({name, status: 'ok', says})
export const doubtful = (name: string, says: string): CheckResult => ({name, status: 'doubtful', says})
export const wrong = (name: string, says: string): CheckResult => ({name, status: 'wrong', says})
