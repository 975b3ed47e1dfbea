// What a user may write. Generated from the schemas by `npm run docs`: edit them, not this.
/** Who may do what in the cluster's namespace. */
export interface KubernetesAccessInput {
  /** Everything in the namespace but its roles and quotas. */
  admin?: KubernetesAccessAdminInput | undefined;
  /** See everything but Secrets; restart, scale and weigh; read logs. */
  operator?: KubernetesAccessAdminInput | undefined;
  /** See everything but Secrets, and read logs. */
  viewer?: KubernetesAccessAdminInput | undefined;
}

export interface KubernetesAccessAdminInput {
  /** Users, by the names that the cluster's sign-in gives them. Default: `[]`. */
  users?: string[] | undefined;
  /** Groups, by the names that the cluster's sign-in gives them. Default: `[]`. */
  groups?: string[] | undefined;
}
