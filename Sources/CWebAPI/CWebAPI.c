#include "CWebAPI.h"
