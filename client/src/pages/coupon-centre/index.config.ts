import { pullDown } from '../pull-down'

export default definePageConfig({ navigationBarTitleText: '领券中心', ...pullDown, enableShareAppMessage: true })
