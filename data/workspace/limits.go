package workspace

// CommuneColumns are the columns in which layers of limits have the names of communes, the first that is there.
func CommuneColumns() []string { return []string{"nom", "name", "nom_com", "libelle"} }
