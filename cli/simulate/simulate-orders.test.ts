import {describe, expect, it} from 'vitest'
import {createRandom} from '../../advisor-core/numeric/random'
import {exampleJoint} from '../../advisor-core/reporting/test-counts'
import {decodeReport} from '../../advisor-core/reporting/wire'
import {createReporter} from '../../widget/report'
import {devicePorts} from './device-ports'
import {placeOrder, tellOrders} from './simulate-orders'

const HOUR_MS = 3_600_000
const START_MS = 2950 * 7 * 24 * HOUR_MS

function device() {
  const sent: Uint8Array[] = []
  const clock = {nowMs: START_MS}
  const send = async (report: Uint8Array) => {
    sent.push(report)
  }
  return {ports: devicePorts({random: createRandom(1), send}, clock), sent, clock}
}

describe('a simulated order', () => {
  const configuration = exampleJoint(true)
  const terms = configuration.outcomes!
  const endpoint = 'http://localhost/v1/report'

  it('repeats the draw of the advice report, with its value band, when its time has come', async () => {
    const {ports, sent, clock} = device()
    const reporter = createReporter({configuration, endpoint, ports})
    await reporter.contribute({topics: {}, archetype: [{id: 'careful', posterior: 1}]})
    const order = await placeOrder(ports, {clock, terms, value: 150, endpoint})
    expect(await tellOrders([order!], START_MS + HOUR_MS)).toHaveLength(1)
    expect(await tellOrders([order!], START_MS + 80 * HOUR_MS)).toEqual([])
    const [advice, outcome] = sent.map((bytes) => decodeReport(bytes))
    expect(outcome).toMatchObject({kind: 'outcome', mask: advice!.mask, topic: advice!.topic, valueBucket: 3})
    expect(sent).toHaveLength(2)
  })

  it('is not noted on a device that sent no report', async () => {
    const {ports, clock} = device()
    expect(await placeOrder(ports, {clock, terms, value: 120, endpoint})).toBeNull()
  })
})
