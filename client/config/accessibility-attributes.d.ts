export declare const accessibilityAttributes: Record<string, Record<string, string>>
