CREATE DATABASE isipo_state OWNER isipo;
