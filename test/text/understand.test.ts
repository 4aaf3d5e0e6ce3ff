import {describe, expect, it} from 'vitest'
import {buildLexicon, understand} from '../../advisor-core/text'
import {demoShop, monitorShop} from '../support/text-shops'

const demo = demoShop()
const monitors = monitorShop()
const lexicons = {
  demo: buildLexicon(demo.catalog, demo.advisor),
  monitors: buildLexicon(monitors.catalog, monitors.advisor),
}
const read = (shop: keyof typeof lexicons, text: string) => {
  const {wishes, ignored} = understand(text, 'de', lexicons[shop])
  return {
    wishes: wishes.map(({attribute, relation, value}) => [attribute, relation, value]),
    unsure: wishes.map(({unsure}) => unsure),
    ignored: ignored.map(({text: words}) => words),
  }
}

describe('what is said in other ways', () => {
  it.each([
    ['nothing louder than 60 dB', ['noise', 'at-most', 60]],
    ['nichts lauter als 60 dB', ['noise', 'at-most', 60]],
    ['keinesfalls von Tambeck', ['brand', 'not', ['Tambeck']]],
    ['w/o grinder', ['grinder', 'is', ['no']]],
    ['less than 250 bucks', ['price', 'at-most', 250]],
    ['below 3.5k euros', ['price', 'at-most', 3500]],
    ['300 bis maximal 350 Euro', ['price', 'between', [300, 350]]],
  ])('reads "%s"', (text, wish) => {
    expect(read('demo', text)).toMatchObject({wishes: [wish], ignored: []})
  })

  it('takes bounds of different units for two wishes', () => {
    expect(read('demo', 'ab 80 Nm bis 4500 €').wishes).toEqual([
      ['torque', 'at-least', 80],
      ['price', 'at-most', 4500],
    ])
  })

  it('turns a complaint round, and shows that it is a guess', () => {
    expect(read('monitors', 'der alte war zu teuer')).toMatchObject({
      wishes: [['price', 'lower', null]],
      unsure: [true],
    })
    expect(read('monitors', 'nicht zu teuer')).toMatchObject({
      wishes: [['price', 'lower', null]],
      unsure: [false],
    })
  })

  it('keeps operators out of words that are written apart', () => {
    expect(read('monitors', '4k Monitor ab 34 Zoll').wishes).toEqual([
      ['resolution', 'is', ['4K']],
      ['screen_size', 'at-least', 34],
    ])
  })

  it('passes over what the shop itself is called', () => {
    expect(read('monitors', 'OLED-Monitor')).toMatchObject({wishes: [['panel', 'is', ['OLED']]], ignored: []})
  })
})
