package workspace

import "emprise/geo/style"

// CommuneColumns are the columns in which layers of limits have the names of communes, the first that is there.
func CommuneColumns() []string { return []string{"nom", "name", "nom_com", "libelle"} }

// CommuneCodeColumns are those in which they have the INSEE codes: our name, Etalab's, the usual others.
func CommuneCodeColumns() []string {
	return []string{"insee", "insee_com", "code_insee", "codgeo", "code", style.IDColumn}
}
