package demo

// grow draws the country of a seed.
func grow(r *recipe, seed uint64) *country {
	c := &country{recipe: r, seed: seed}
	c.drawWater()
	c.drawCommunes()
	c.drawRoads()
	c.drawInterchanges()
	c.drawVillages()
	c.drawSites()
	c.drawHamlets()
	c.arrange()
	c.divide()
	c.offer()
	c.weld()
	c.number()
	c.build()
	c.drawPonds()
	c.drawValley()
	return c
}
