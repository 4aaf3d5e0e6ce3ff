export function launchOptions(
  executablePath: string,
  sandbox: boolean,
): {executablePath: string; chromiumSandbox: boolean; headless: boolean; timeout: number; args: string[]}
export function mayUseSandbox(): boolean
