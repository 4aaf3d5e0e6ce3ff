import type {RouteContext} from './context'
import {Problem} from './problem'

/**
 * The shop that a request of its figures names, once its reader was let in: `?shop=`, 32 hex digits, and a key of the
 * shop that may read, unless this server's reports are open. Reports that are due are written before, so that what is
 * read next has them.
 *
 * @throws Problem 400 where no shop is named, 401 where the key is missing or another’s
 */
export async function requireReader(request: Request, context: RouteContext): Promise<string> {
  const shop = new URL(request.url).searchParams.get('shop') ?? ''
  if (!/^[0-9a-f]{32}$/.test(shop)) {
    throw new Problem(
      400,
      'invalid-shop',
      'Expected "shop" with the 32 hex digits of the public shop id.',
      'shop',
    )
  }
  if (!context.openReports) await context.access.require(request, shop, 'read')
  await context.writeIfDue()
  return shop
}
