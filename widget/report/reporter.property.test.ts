import fc from 'fast-check'
import {expect, it} from 'vitest'
import {decodeReport} from '../../advisor-core/reporting/wire'
import {fakeDevice, INPUT, WEEK_MS} from './test-support'

const action = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({kind: fc.constantFrom('contribute', 'contribute', 'prepare'), tab: fc.nat(2)}),
  },
  {weight: 2, arbitrary: fc.record({kind: fc.constant('retry' as const), tab: fc.nat(2)})},
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      ms: fc.nat(4 * WEEK_MS),
      settled: fc.boolean(),
    }),
  },
  {weight: 1, arbitrary: fc.record({kind: fc.constant('set-back' as const), ms: fc.nat(30 * WEEK_MS)})},
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('network' as const),
      answer: fc.constantFrom('sent', 'retry', 'drop', 'never'),
    }),
  },
  {weight: 1, arbitrary: fc.record({kind: fc.constant('crash-after' as const), updates: fc.nat(3)})},
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('break' as const),
      operation: fc.constantFrom('get', 'update', 'del'),
    }),
  },
  {weight: 2, arbitrary: fc.constant({kind: 'repair' as const})},
  {weight: 1, arbitrary: fc.record({kind: fc.constant('withdraw' as const), tab: fc.nat(2)})},
  {weight: 3, arbitrary: fc.constant({kind: 'settle' as const})},
)

/** A device that reports whenever it may. */
const EIGHT_WEEKS = Array.from({length: 8}).flatMap(() => [
  {kind: 'contribute' as const, tab: 0},
  {kind: 'settle' as const},
  {kind: 'wait' as const, ms: WEEK_MS, settled: true},
])

it('never passes the caps, repeats a report byte for byte, and sends nothing the ledger does not know', async () => {
  let mostSent = 0
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.array(action, {maxLength: 60, size: 'max'}), async (seed, actions) => {
      const device = fakeDevice(seed)
      const tabs = [device.openTab(), device.openTab(), device.openTab()]
      const running: Promise<unknown>[] = []
      for (const step of actions) {
        switch (step.kind) {
          case 'contribute':
          case 'prepare':
          case 'retry':
          case 'withdraw': {
            const tab = tabs[step.tab]!
            running.push(
              step.kind === 'contribute' || step.kind === 'prepare'
                ? tab[step.kind](INPUT)
                : tab[step.kind](),
            )
            break
          }
          case 'wait':
            if (step.settled) await settle()
            device.nowMs += step.ms
            break
          case 'set-back':
            device.nowMs = Math.max(0, device.nowMs - step.ms)
            break
          case 'network':
            device.answer = step.answer
            break
          case 'crash-after':
            device.updatesLeft = step.updates
            break
          case 'break':
            device.broken.add(step.operation)
            break
          case 'repair':
            device.broken.clear()
            device.updatesLeft = Number.POSITIVE_INFINITY
            break
          case 'settle':
            await settle()
        }
      }
      device.answer = 'sent'
      for (let i = 0; i < 20; i++) {
        device.settleOpen('retry')
        await settle()
      }
      // Never rejects.
      await Promise.all(running)
      const reports = [...new Set(device.requests)].map((hex) => decodeReport(Buffer.from(hex, 'hex')))
      mostSent = Math.max(mostSent, reports.length)
      // One report a week: whatever carries the same week carries the same bytes.
      const periods = reports.map(({period}) => period)
      expect(new Set(periods).size).toBe(reports.length)
      for (const start of periods) {
        expect(periods.filter((period) => period >= start && period < start + 14).length).toBeLessThanOrEqual(
          4,
        )
      }
    }),
    {numRuns: 250, examples: [[1, EIGHT_WEEKS]]},
  )
  expect(mostSent).toBeGreaterThan(4)
}, 30_000)

it('leaves nothing behind when the visitor asked last to be forgotten', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.array(fc.nat(4), {maxLength: 12}), async (seed, steps) => {
      const device = fakeDevice(seed)
      const tab = device.openTab()
      const running: Promise<unknown>[] = []
      for (const step of steps) {
        if (step === 0) running.push(tab.contribute(INPUT))
        if (step === 1) device.nowMs += WEEK_MS
        if (step === 2) device.answer = device.answer === 'never' ? 'sent' : 'never'
        if (step === 3) await settle()
        if (step === 4) running.push(tab.withdraw())
      }
      const sentBefore = device.requests.length
      const forgotten = tab.forget()
      for (let i = 0; i < 10; i++) {
        device.settleOpen('sent')
        await settle()
      }
      expect(await forgotten).toBe(true)
      await Promise.all(running)
      expect(device.stored.size).toBe(0)
      expect(device.requests.length).toBe(sentBefore)
    }),
    {numRuns: 100},
  )
}, 30_000)

/** Lets everything go on that does not wait for the network. */
async function settle(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve))
}
