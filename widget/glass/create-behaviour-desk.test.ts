import {describe, expect, it} from 'vitest'
import type {PageBehaviour} from '../../advisor-core/signals/types'
import {createBehaviourDesk} from './create-behaviour-desk'

const NOTHING: PageBehaviour = {sort: null, filter: null, search: null}
const BRAND: PageBehaviour = {sort: null, filter: [{kind: 'brand', values: ['Aro']}], search: null}

function setUp() {
  const told: PageBehaviour[] = []
  let page = {path: '/kettles', behaviour: NOTHING}
  const desk = createBehaviourDesk(
    () => page,
    (behaviour) => told.push(behaviour),
  )
  return {
    told,
    visit: (behaviour: PageBehaviour, path = '/kettles') => {
      page = {path, behaviour}
      desk.look()
    },
  }
}

describe('what is told of a page', () => {
  it('is nothing where it says nothing', () => {
    const {told, visit} = setUp()
    visit(NOTHING)
    visit(NOTHING, '/pots')
    expect(told).toEqual([])
  })

  it('is told once', () => {
    const {told, visit} = setUp()
    visit({...BRAND})
    visit({...BRAND})
    expect(told).toEqual([BRAND])
  })

  it('is taken back when the same page says so no longer, not when another one is silent', () => {
    const {told, visit} = setUp()
    visit({...BRAND, sort: 'price-up', search: 'kettle'})
    visit(NOTHING)
    visit(NOTHING)
    expect(told.slice(1)).toEqual([{sort: 'otherwise', filter: [{kind: 'removed'}], search: ''}])
    visit(BRAND)
    visit(NOTHING, '/product')
    expect(told).toHaveLength(3)
    expect(told[2]).toEqual(BRAND)
  })

  it('has what is still set beside what was taken back', () => {
    const {told, visit} = setUp()
    const language = {kind: 'attribute', name: 'lang', values: ['de']} as const
    visit({...NOTHING, filter: [...BRAND.filter!, language]})
    visit({...NOTHING, filter: [language]})
    expect(told[1]).toEqual({...NOTHING, filter: [language, {kind: 'removed'}]})
  })
})
