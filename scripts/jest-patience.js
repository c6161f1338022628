const { configure } = require('@testing-library/react')

// A busy machine may need more than the library's default of one second to draw what a test of a screen waits for.
configure({ asyncUtilTimeout: 10_000 })
