package symbology

// Values of BD TOPO v3 and of its neighbours by which context and water layers are told apart.
var (
	woodNatures = []string{
		"Bois", "Forêt", "Forêt fermée de feuillus", "Forêt fermée de conifères", "Forêt fermée mixte", "Forêt ouverte",
		"Peupleraie", "Verger", "wood", "forest",
	}
	waterNatures = []string{
		"Eau", "Plan d'eau", "Plan d’eau", "Lac", "Étang", "Mare", "Rivière", "Cours d'eau", "Cours d’eau", "Fleuve",
		"Canal", "Retenue", "Ecoulement naturel", "Écoulement naturel", "water",
	}
	builtUpNatures = []string{
		"Bâti", "Zone bâtie", "Tache urbaine", "Tissu urbain", "Bourg", "Village", "Zone d'habitation", "Zone d’habitation",
		"built-up",
	}
)
