// Calls a bundled function as the platform does: `invoke-lambda.mjs FILE EVENT`, twice, and prints its answers.
const [file, event] = process.argv.slice(2)
const { handler } = await import(file)
const answers = [await handler(JSON.parse(event)), await handler(JSON.parse(event))]
process.stdout.write(JSON.stringify(answers), () => process.exit(0))
