// WeChat draws the tab bar itself, with the colors in app.config.ts.
export {}
