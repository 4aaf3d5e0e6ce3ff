import {emptyCart} from './cart-store.js'
import {startPage} from './shell.js'
import {word} from './words.js'

emptyCart()
startPage(`${word('thanks.title')} · Morgenrunde`)
