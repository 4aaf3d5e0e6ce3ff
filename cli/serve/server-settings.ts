import {InputError} from '../input-error'

/** What the environment says about a server; see docs/collector.md. */
export interface ServerSettings {
  /** DATABASE_URL: counters are kept there instead of in the data folder. */
  readonly databaseUrl: string | undefined
  /** LOTSE_PROXIES: how many proxies of one's own stand before this server. */
  readonly proxies: number
  /** LOTSE_ADMIN_KEY: the key of the whole installation, instead of the one in the data folder. */
  readonly adminKey: string | undefined
}

const MIN_KEY_LENGTH = 32

/** @throws InputError that names the setting and what is expected */
export function readServerSettings(env: Readonly<Record<string, string | undefined>>): ServerSettings {
  const databaseUrl = env.DATABASE_URL || undefined
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl))
    throw new InputError('DATABASE_URL', 'expected postgres://user:password@host:5432/database')
  const proxies = Number(env.LOTSE_PROXIES || 0)
  if (!Number.isInteger(proxies) || proxies < 0 || proxies > 10)
    throw new InputError(
      'LOTSE_PROXIES',
      `found "${env.LOTSE_PROXIES}", expected a whole number from 0 to 10`,
    )
  const adminKey = env.LOTSE_ADMIN_KEY || undefined
  if (adminKey && adminKey.length < MIN_KEY_LENGTH)
    throw new InputError(
      'LOTSE_ADMIN_KEY',
      `has ${adminKey.length} characters, expected at least ${MIN_KEY_LENGTH}: openssl rand -base64 32 makes one`,
    )
  return {databaseUrl, proxies, adminKey}
}
