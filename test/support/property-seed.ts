import fc from 'fast-check'

/**
 * Property tests draw the same cases at every run, so that a red run is red again; `LOTSE_SEED=<whole number>` draws
 * others.
 */
fc.configureGlobal({...fc.readConfigureGlobal(), seed: Number(process.env.LOTSE_SEED ?? 1)})
