import type { Wallet } from '#shared/reach/message/wallet'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

const wallets = collection<Wallet>('message_wallets')

export const findWallet = (reader: Reader, memberId: string) => reader.find(wallets, memberId)
export const findWallets = (db: Db, memberIds: readonly string[]) => db.findMany(wallets, memberIds)
export const saveWallet = (tx: Tx, wallet: Wallet) => tx.save(wallets, wallet)
export const removeWallet = (tx: Tx, memberId: string) => tx.remove(wallets, memberId)
export const removeWalletsOf = (db: Db, memberIds: readonly string[]) =>
  db.removeWhere(wallets, { _id: { in: memberIds } })
/** By byReach: who has asked for something, with a grant left or without. */
export const countReach = (db: Db, canBeReached: boolean) =>
  db.count(wallets, { isAsking: true, live: canBeReached ? { gt: 0 } : 0 })
