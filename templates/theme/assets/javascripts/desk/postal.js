export function postal() {}
