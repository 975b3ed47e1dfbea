// What the settings are when every default is resolved. Generated from the schemas by `npm run docs`: edit them, not this.
/** Who may do what in the cluster's namespace. */
export interface KubernetesAccessSettings {
  /** Everything in the namespace but its roles and quotas. */
  readonly admin: KubernetesAccessAdminSettings;
  /** See everything but Secrets; restart, scale and weigh; read logs. */
  readonly operator: KubernetesAccessAdminSettings;
  /** See everything but Secrets, and read logs. */
  readonly viewer: KubernetesAccessAdminSettings;
}

export interface KubernetesAccessAdminSettings {
  /** Users, by the names that the cluster's sign-in gives them. Default: `[]`. */
  readonly users: string[];
  /** Groups, by the names that the cluster's sign-in gives them. Default: `[]`. */
  readonly groups: string[];
}
