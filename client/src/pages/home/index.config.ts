import { brand } from '../../brand/brand'
import { pullDown } from '../pull-down'

export default definePageConfig({ navigationBarTitleText: brand.name, ...pullDown, enableShareAppMessage: true })
