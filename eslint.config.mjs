import pulumi from "@pulumi/eslint-plugin";
import tseslint from "typescript-eslint";

// Formatting and import order are Biome's; this file holds what needs types.
export default tseslint.config(
  { ignores: ["dist", "node_modules", ".vipkit", "templates", "findings", "**/*.cjs", "**/*.mjs"] },
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "@pulumi": pulumi },
    rules: {
      "@pulumi/no-output-in-template-literal": "error",
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-explicit-any": "error",
      // Taking keys out of an object by destructuring names what is left out.
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true, argsIgnorePattern: "^_" }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "max-lines": ["error", { max: 300, skipComments: false }],
      "max-params": ["error", 4],
      "no-console": "error",
    },
  },
  { files: ["cli/**", "bench/**"], rules: { "no-console": "off" } },
  {
    // What the compiler says of a test is enough; rules that ask for types on every line would take a third of the whole check.
    files: ["test/**"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
    rules: {
      "@pulumi/no-output-in-template-literal": "off",
      "@typescript-eslint/consistent-type-assertions": "off",
    },
  },
);
