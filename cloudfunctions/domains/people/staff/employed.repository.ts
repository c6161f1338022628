import { collection, type Stored } from '../../../platform/db/collection'
import type { Reader } from '../../../platform/db/db'

const staff = collection<Stored>('staff')

/** Whether the member works at the shop, or ever did. */
export const wasEverStaff = async (reader: Reader, memberId: string) => (await reader.find(staff, memberId)) !== null
