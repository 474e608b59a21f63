import { RemovalPolicy, Stack, aws_ecr as ecr } from 'aws-cdk-lib'
import type { StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { processTable } from './services/process-table.ts'

/** Images of each process that are kept: what a deployment may want to go back to. */
const KEPT = 30

/** Where images are pushed to, for all installations of an account; deployed before the first of them. */
export class RegistryStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props)
    for (const name of ['migrate', ...processTable.map(({ app, entry }) => `${app}-${entry}`)])
      new ecr.Repository(this, name, {
        repositoryName: `matjip/${name}`,
        // A tag is what a deployment names: it must stay what was tried.
        imageTagMutability: ecr.TagMutability.IMMUTABLE,
        imageScanOnPush: true,
        encryption: ecr.RepositoryEncryption.AES_256,
        lifecycleRules: [{ maxImageCount: KEPT }],
        removalPolicy: RemovalPolicy.RETAIN,
      })
  }
}
