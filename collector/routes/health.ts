/** `GET /v1/health`: whether this process answers. */
export const getHealth = (): Response =>
  Response.json({status: 'ok'}, {headers: {'cache-control': 'no-store'}})
