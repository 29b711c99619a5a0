import { Aws, Duration, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolClient,
  ClientAttributes,
  FeaturePlan,
  LambdaVersion,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  StandardThreatProtectionMode,
  StringAttribute,
  UserPool,
  type UserPoolClient,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import { acknowledge } from '#infra/constructs/kit/acknowledge.ts';
import { keptWhere } from '#infra/constructs/kit/kept.ts';
import { resourceOf } from '#infra/constructs/kit/resource-of.ts';
import { ServiceFunction } from '#infra/constructs/kit/service-function.ts';

type Cognito = Extract<StageConfig['identity'], { kind: 'cognito' }>;

/** Who issues the tokens that the API accepts, and for whom. */
export interface Issuer {
  issuer: string;
  /** The client through which people sign in to the console. */
  consoleClient: string;
  /** Where tokens are had for credentials. */
  tokenUrl: string;
  audience: string[];
}

interface IdentityProps {
  config: StageConfig;
  identity: Cognito;
  keep: boolean;
  protect: boolean;
}

/**
 * The deployment's own issuer: people sign in to the console by authorization code with PKCE, portals by client
 * credentials. What a person is (actor, unit, roles) only an administrator writes.
 */
export class Identity extends Construct implements Issuer {
  readonly pool: UserPool;
  readonly issuer: string;
  readonly tokenUrl: string;
  /** Where people sign in. */
  readonly signInUrl: string;
  readonly consoleClient: string;
  readonly audience: string[];
  readonly portals: { name: string; clientId: string }[];

  constructor(scope: Construct, id: string, props: IdentityProps) {
    super(scope, id);
    const { config, identity } = props;
    this.pool = this.#pool(props);
    this.#describePeople(config);
    const domain = this.pool.addDomain('SignIn', {
      cognitoDomain: { domainPrefix: identity.domainPrefix ?? `motcua-${config.name}-${Aws.ACCOUNT_ID}` },
    });
    const portal = new ResourceServerScope({
      scopeName: 'portal',
      scopeDescription: 'Submit and follow dossiers for applicants',
    });
    const server = this.pool.addResourceServer('Api', { identifier: 'motcua', scopes: [portal] });
    this.issuer = this.pool.userPoolProviderUrl;
    this.signInUrl = domain.baseUrl();
    this.tokenUrl = `${this.signInUrl}/oauth2/token`;
    this.portals = identity.portals.map((name) => ({
      name,
      clientId: this.#portal(name, OAuthScope.resourceServer(server, portal)).userPoolClientId,
    }));
    const portalIds = this.portals.map(({ clientId }) => clientId);
    this.consoleClient = this.#console(config.origins).userPoolClientId;
    this.audience = [this.consoleClient, ...portalIds];
  }

  #pool({ identity, keep, protect }: IdentityProps): UserPool {
    const pool = new UserPool(this, 'Pool', {
      userPoolName: Stack.of(this).stackName,
      selfSignUpEnabled: false,
      signInAliases: { username: true, email: true },
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true } },
      customAttributes: {
        actor: new StringAttribute({ mutable: true, maxLen: 16 }),
        unit: new StringAttribute({ mutable: true, maxLen: 64 }),
        roles: new StringAttribute({ mutable: true, maxLen: 256 }),
      },
      mfa: identity.mfa === 'required' ? Mfa.REQUIRED : Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        ...(identity.plan === 'plus' && { passwordHistorySize: 12 }),
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: identity.plan === 'plus' ? FeaturePlan.PLUS : FeaturePlan.ESSENTIALS,
      ...(identity.plan === 'plus' && {
        standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      }),
      deletionProtection: protect,
      removalPolicy: keptWhere(keep),
    });
    if (identity.plan === 'essentials') {
      acknowledge(pool, 'COG8', 'A development stage has no people to protect.');
    }
    if (identity.mfa === 'optional') {
      acknowledge(pool, 'COG2', 'A development stage holds no real dossiers.');
    }
    return pool;
  }

  /** Access tokens carry no attributes by themselves. */
  #describePeople(config: StageConfig): void {
    const claims = new ServiceFunction(this, 'Claims', {
      config,
      entry: 'identity/claims.ts',
      description: 'What tokens say of people',
      // Cognito waits for five seconds.
      timeout: Duration.seconds(5),
    });
    const when = UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG;
    this.pool.addTrigger(when, claims.lambda, LambdaVersion.V2_0);
  }

  #console(origins: string[]): UserPoolClient {
    return this.pool.addClient('Console', {
      generateSecret: false,
      authFlows: { userSrp: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        // Without the profile the ID token would not say what somebody is.
        scopes: [OAuthScope.OPENID, OAuthScope.PROFILE],
        callbackUrls: origins.map((origin) => `${origin}/signed-in`),
        logoutUrls: origins.map((origin) => `${origin}/`),
      },
      readAttributes: new ClientAttributes()
        .withStandardAttributes({ email: true, fullname: true })
        .withCustomAttributes('actor', 'unit', 'roles'),
      // Left to Cognito's default, people could give themselves any role.
      writeAttributes: new ClientAttributes().withStandardAttributes({ email: true, fullname: true }),
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.minutes(30),
      idTokenValidity: Duration.minutes(30),
      refreshTokenValidity: Duration.hours(10),
    });
  }

  #portal(name: string, scope: OAuthScope): UserPoolClient {
    const client = this.pool.addClient(`Portal-${name}`, {
      userPoolClientName: name,
      generateSecret: true,
      oAuth: { flows: { clientCredentials: true }, scopes: [scope] },
      writeAttributes: new ClientAttributes().withStandardAttributes({ email: true }),
      accessTokenValidity: Duration.minutes(30),
    });
    // Left to Cognito's default, people could sign in through it as well.
    resourceOf(client, CfnUserPoolClient).explicitAuthFlows = ['ALLOW_REFRESH_TOKEN_AUTH'];
    return client;
  }
}
