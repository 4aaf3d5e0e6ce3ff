import type {ArgumentView, Presentation, Shelf} from './types'

/** The same shelf, its arguments in the order, number and length that suit the visitor; nothing comes or goes. */
export function presentShelf(shelf: Shelf, shown: Presentation): Shelf {
  return {...shelf, arguments: shelf.arguments.map((list) => presentArguments(list, shown))}
}

function presentArguments(
  list: readonly ArgumentView[],
  {depth, tone, argumentOrder}: Presentation,
): ArgumentView[] {
  const isFigure = ({text}: ArgumentView): boolean => text === null
  const ordered =
    argumentOrder === 'strongest'
      ? list
      : [...list].sort((a, b) => {
          const figuresFirst = Number(isFigure(b)) - Number(isFigure(a))
          return argumentOrder === 'figures-first' ? figuresFirst : -figuresFirst
        })
  return ordered.map((argument, at) => ({
    ...argument,
    ...(depth === 'brief' && at > 0 && {folded: true as const}),
    ...(tone === 'full' && {spelledOut: true as const}),
  }))
}
