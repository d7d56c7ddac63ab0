// Package assemblies shows in the drawer the sets of parcels that answer a need together: where they are looked for, a table of
// them, and at the right the one in hand with what can be done with it. It is shown by Set(Model) and speaks by its OnX
// callbacks; texts come in ready. It must know nothing of how sets are found.
package assemblies
