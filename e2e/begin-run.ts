import { makeRunFolder } from './run-folder'

export default makeRunFolder
