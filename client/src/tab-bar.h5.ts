import './tab-bar.scss'
