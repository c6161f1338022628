import { configure } from '@testing-library/react'

// A busy machine may take longer than the library's one second to draw what a test waits for.
configure({ asyncUtilTimeout: 10_000 })
